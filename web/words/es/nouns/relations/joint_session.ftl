# Sesiones conjuntas

joint_session = Sesiones conjuntas
    .one = sesión conjunta
    .add = Agregar una sesión conjunta
    .intro = Con la pareja o la familia, con el consentimiento de todos.
    .empty = Aún no hay sesiones conjuntas.
joint_session-day = Fecha
joint_session-who = Quiénes participan
joint_session-consents = Consentimientos para incluirlos
    .hint = Todos deben estar vigentes ese día.
joint_session-topic = Tema
joint_session-people = Entre las personas cercanas
joint_session-needs-consent = Alguno de estos no permite incluir a otras personas ese día: había vencido, aún no empezaba o se retiró.
