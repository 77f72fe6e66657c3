# Equipo

team = Equipo
    .one = integrante del equipo
    .add = Agregar a alguien al equipo
    .intro = Quién atiende a la persona, y a quién preguntar primero.
    .empty = Todavía no hay nadie en el equipo.
team-who = Quién
team-role = En qué función
    .therapist = Terapeuta
    .case_manager = Gestor/a de casos
    .supervisor = Supervisor/a
    .front_desk = Recepción
    .peer = Par de apoyo
team-from = Desde
team-to = Hasta
    .hint = Déjelo vacío mientras esté en el equipo.
team-primary = A quién preguntar primero
