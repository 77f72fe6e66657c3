# Citas

appointment = Citas
    .one = cita
    .add = Agregar una cita
    .intro = Cuándo se espera a la persona y si asistió.
    .empty = Aún no hay citas.
appointment-when = Cuándo
appointment-place = Lugar
appointment-phone = Teléfono
appointment-with = Con quién
appointment-what = Motivo
appointment-reminder = Acepta recordatorio
appointment-status = Estado
    .planned = Programada
    .cancelled = Cancelada
    .missed = No asistió
    .arrived = Llegó
    .done = Realizada
