# Información entregada

disclosure = Información entregada
    .one = entrega de información
    .add = Anotar una entrega de información
    .intro = Qué se entregó, a quién y con qué fundamento.
    .empty = No se ha entregado información.
disclosure-happened = Fecha en que se entregó
disclosure-to_whom = A quién
disclosure-what = Qué se entregó
disclosure-sections = De qué secciones
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
disclosure-consent = Consentimiento que lo permite
disclosure-basis = Fundamento legal
    .hint = Obligatorio si no hay consentimiento: una orden judicial, alguien en peligro.
disclosure-notice = Con aviso de que no puede compartirse
disclosure-signed = Texto firmado
disclosure-consent-not-then = Este consentimiento no lo permitía ese día: aún no empezaba, había vencido, se había retirado o no incluye todas estas secciones. Elija uno que estuviera vigente ese día o escriba el fundamento legal.
disclosure-needs-ground = Elija el consentimiento con el que se entregó o escriba el fundamento legal.
