# Reuniones

group_attendance = Reuniones
    .one = reunión
    .add = Anotar una reunión
    .empty = Aún no hay reuniones.
group_attendance-day = Día
group_attendance-came = Asistencia
    .yes = Asistió
    .late = Llegó tarde
    .no = Esta vez no
