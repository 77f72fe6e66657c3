# Incidentes

incident = Incidentes
    .one = incidente
    .add = Anotar un incidente
    .intro = Algo salió mal: un daño, una queja, algo perdido. Qué pasó, no quién tiene la culpa.
    .empty = No hay incidentes.
    .help = Activa por sí solo una alerta de seguridad, así Supervisión se entera. Un incidente queda como se escribió; un error se marca, nunca se borra.
incident-happened = Día en que pasó
incident-kind = De qué se trata
    .harm = Alguien resultó lastimado
    .complaint = Una queja
    .privacy = Privacidad
    .other = Otra cosa
incident-what = Qué pasó
    .hint = Lo que se vio y se oyó.
incident-done = Qué se hizo en el momento
incident-told = A quién se avisó
incident-signed = Texto firmado
