# Retiros

consent_withdrawal = Retiros
    .one = retiro
    .add = Anotar que se retira
    .heading = Retirado
consent_withdrawal-happened = Cuándo pasó
    .hint = Día y hora, como los marcaba el reloj allí.
consent_withdrawal-consent = El consentimiento
consent_withdrawal-sections = Qué se retira
    .hint = No marque nada si se retira todo.
    .contact = Contacto
    .plan = El plan
    .goals = Metas
    .skills = Habilidades
    .risk = Seguridad
    .logs = Registros
    .measures = Cuestionarios
    .notes = Notas
    .needs = Necesidades
    .referrals = Derivaciones
consent_withdrawal-by = Quién lo dijo
consent_withdrawal-reason = En sus palabras
