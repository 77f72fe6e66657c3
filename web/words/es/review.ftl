# Todo lo que espera a una persona entre los casos

review-title = Combinado
review-intro = Cuando varias personas escriben por separado y luego se encuentran, todo se conserva. Primero está lo que todavía espera a una persona; después, los últimos encuentros con todo lo que trajeron.
review-waits = Espera a una persona
review-nothing = No hay nada en espera. Todo está elegido y todos los textos combinados están leídos.
# "Metas: Por qué le importa"
review-what = { $heading }: { $field }
review-away = Se escribió aquí estando archivado, revíselo por favor
