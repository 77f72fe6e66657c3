# Equipo

team = Equipo
    .one = integrante del equipo
    .add = Agregar a alguien al equipo
    .intro = Quiénes atienden a la persona y quién es el primer contacto.
    .empty = Aún no hay nadie en el equipo.
team-who = Quién
team-role = Rol
    .therapist = Terapia
    .case_manager = Gestión de casos
    .supervisor = Supervisión
    .front_desk = Recepción
    .peer = Apoyo entre pares
team-from = Desde
team-to = Hasta
    .hint = Déjelo vacío mientras siga en el equipo.
team-primary = Primer contacto
