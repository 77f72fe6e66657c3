# Actividades

activity = Actividades
    .one = actividad
    .add = Agregar una actividad
    .intro = Cosas que valen la pena, planeadas para que sean posibles.
    .empty = Aún no hay actividades. ¿Qué disfrutaba antes?
activity-what = Qué
activity-when = Cuándo
activity-with = Con quién
activity-size = Tamaño
    .small = Pequeño
    .medium = Mediano
    .large = Grande
activity-status = Estado
    .planned = Planeada
    .skipped = Esta vez no
    .part = Hecha en parte
    .done = Hecha
