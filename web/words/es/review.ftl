# Todo lo que espera a una persona entre los casos

review-title = Escritorio
review-intro = Primero está lo que espera a una persona: cuando se escribe por separado y luego hay un encuentro, todo se conserva hasta que alguien lo ha mirado. Debajo están los últimos encuentros con todo lo que trajeron.
review-waits = Espera a una persona
review-nothing = No hay nada en espera. Todo está elegido y todos los textos combinados están leídos.
# "Metas: Por qué le importa"
review-what = { $heading }: { $field }
review-away = Se escribió aquí estando archivado, revíselo por favor
