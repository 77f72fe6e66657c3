# Todo lo que hay que revisar entre los casos

review-title = Por revisar
review-intro = Cuando varias personas escriben por separado y después se sincroniza, todo se conserva hasta que alguien lo revisa. Lo pendiente aparece primero; más abajo están las últimas sincronizaciones y lo que trajo cada una.
review-waits = Pendiente de revisión
review-nothing = No hay nada pendiente: todas las elecciones están hechas y todos los textos combinados están leídos.
    .else = Todas las elecciones están hechas y todos los textos combinados están leídos.
# "Metas: Por qué es importante para la persona"
review-what = { $heading }: { $field }
# "Metas: Duermo en casa casi todas las noches. (Fecha límite)"
review-what-called = { $heading } ({ $field })
review-away = Se escribió aquí cuando ya estaba archivado: revíselo
review-late = Se escribió mientras en otro lugar se firmaba: quien firmó decide si lo agrega o lo descarta
review-two-signed = { $heading }: dos versiones firmadas
review-put-away = Ya lo revisé
review-look = Revisar
review-flag-answers = Las respuestas del { $day } activaron una alerta de seguridad
review-flag-asked = Pidió ayuda en el seguimiento del { $day }
# Después de una de estas, quién la atiende
review-flag-incident = Se anotó un incidente del { $day }
review-flag-owner = { $what }. A cargo de { $who }
review-flag-person = Hay una alerta de seguridad abierta
review-clashes = Datos que no concuerdan
# "Referencias: el envío se hizo cuando el consentimiento ya se había retirado o reemplazado"
review-clash-consent = { $what }: el envío se hizo cuando el consentimiento ya se había retirado
# "Acompañamiento: alguien puede saber más de lo que incluye el consentimiento"
review-clash-knows = { $what }: alguien puede saber más de lo que hoy incluye el consentimiento
review-clash-rests-kind = { $what }: se basa en un consentimiento que se dio para otra cosa
review-clash-rests-day = { $what }: el consentimiento no estaba vigente ese día o no lo incluye todo
review-clash-rests-another = { $what }: se basa en un consentimiento que se dio para otra persona
review-clash-unsafe = { $what }: nombra a alguien a quien, según una revisión, no conviene incluir
    .likely = { $what }: puede nombrar a alguien a quien, según una revisión, no conviene incluir
review-clash-rests-nobody = { $what }: el consentimiento nombra a personas, y aquí no se dice de cuál de ellas se trata
review-clash-away = El expediente está guardado ({ $status }) y tiene un riesgo alto
review-clash-primaries = Equipo: hay { $n } personas marcadas como primer contacto ({ $role })
# $n es tres o más
review-versions = Hay { $n } versiones: elija una
