# Entre sesiones

between_sessions = Entre sesiones
    .one = plan entre sesiones
    .add = Agregar un plan entre sesiones
    .intro = Lo que sostiene a la persona hasta la próxima sesión.
    .empty = Aún no hay nada planeado.
between_sessions-what = Qué
between_sessions-next = Próximo contacto
between_sessions-homework = Qué va a probar
between_sessions-caller = Quién llama
    .clinic = Llama la clínica
    .client = Llama la persona
    .nobody = No hay llamada
