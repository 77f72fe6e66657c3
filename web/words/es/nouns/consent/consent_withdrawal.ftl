# Consentimientos que se retiran

consent_withdrawal = Retiros de consentimiento
    .one = retiro
    .add = Anotar que lo retira
    .heading = Consentimiento retirado
consent_withdrawal-happened = Cuándo ocurrió
    .hint = Día y hora, según el reloj de ese lugar.
consent_withdrawal-consent = Consentimiento
consent_withdrawal-sections = Qué retira
    .hint = Si lo retira todo, no marque nada.
    .contact = Formas de contacto
    .plan = Plan
    .goals = Metas
    .skills = Habilidades
    .risk = Seguridad
    .logs = Registros diarios
    .measures = Cuestionarios
    .notes = Notas
    .needs = Necesidades
    .referrals = Referencias
consent_withdrawal-by = Quién lo dijo
consent_withdrawal-reason = En palabras de la persona
