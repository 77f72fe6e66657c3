# Actividades con otras personas

network_activity = Actividades con otras personas
    .one = actividad
    .add = Agregar una actividad
    .intro = Grupos, clases, deporte: buena compañía, en un día fijo.
    .empty = Aún no hay actividades. Pregunte qué disfrutaba antes.
network_activity-kind = Tipo
    .group = Un grupo
    .class = Una clase
    .sport = Deporte
    .volunteer = Voluntariado
    .faith = Fe
network_activity-what = Qué es
network_activity-place = Lugar
network_activity-day = Día y hora
network_activity-contact = Contacto
network_activity-status = Estado
    .hint = Déjelo en blanco mientras sea una idea.
    .tried = Ya fue una vez
    .keeps_going = Sigue yendo
