# Todo lo que espera a una persona entre los casos

review-title = Escritorio
review-intro = Primero está lo que espera a una persona: cuando se escribe por separado y luego hay un encuentro, todo se conserva hasta que alguien lo ha mirado. Debajo están los últimos encuentros con todo lo que trajeron.
review-waits = Espera a una persona
review-nothing = No hay nada en espera. Todo está elegido y todos los textos combinados están leídos.
    .else = Todo está elegido y todos los textos combinados están leídos.
# "Metas: Por qué le importa"
review-what = { $heading }: { $field }
# "Metas: Duermo en casa casi todas las noches. (Para cuándo)"
review-what-called = { $heading } ({ $field })
review-away = Se escribió aquí estando archivado, revíselo por favor
review-look = Revisar
review-flag-answers = Las respuestas del { $day } pusieron un aviso de seguridad
review-flag-person = Hay un aviso de seguridad abierto
review-clashes = Esto no concuerda
# "Derivaciones: se envió cuando el consentimiento ya se había retirado"
review-clash-consent = { $what }: se envió cuando el consentimiento ya se había retirado
review-clash-primaries = Equipo de atención: hay { $n } personas a quienes preguntar primero ({ $role })
