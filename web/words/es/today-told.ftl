# Lo que dice la primera página de lo que se eligió y de lo que había que volver a mirar

today-overdue = Toca dar seguimiento
# $what es "Autolesión"
today-overdue-line = { $what }: ya pasó el día de revisarlo
today-look-line = { $what }: toca revisión hoy
today-appointment-over = La cita ya pasó: anote en qué quedó
# Citas de hoy y de la semana que viene: dónde, y con quién del equipo
today-appointments = Citas
today-appointment = { $place }, con { $who }
today-appointment-place = { $place }
today-appointment-who = Con { $who }
today-appointment-plain = Cita
# Van antes de una hora: "Hoy, 10:30"
today-day = Hoy
today-tomorrow = Mañana
# El mayor tiempo que se deja a alguien sin contacto
today-contacts = Contacto pendiente
today-contact = { $days ->
    [one] Al menos cada día; último contacto: { $day }
   *[other] Al menos cada { $days } días; último contacto: { $day }
}
today-contact-never = { $days ->
    [one] Al menos cada día; aún no hubo contacto
   *[other] Al menos cada { $days } días; aún no hubo contacto
}
# $what es el título de un cuestionario
today-measures = Cuestionarios pendientes
today-measure-line = { $what }
today-due-more = { $n ->
    [one] Hay 1 más en los expedientes.
   *[other] Hay { $n } más en los expedientes.
}
today-not-chosen = Su versión no fue la elegida
# $heading es "Autolesión", $field "Nivel actual"
today-not-chosen-line = { $heading } ({ $field }): eligió { $who }
today-not-chosen-own = Usted escribió: { $what }
today-not-chosen-stands = Se eligió: { $what }
today-not-chosen-why = Motivo: { $what }
today-not-chosen-seen = Ya lo vi
today-not-chosen-more = { $n ->
    [one] Hay 1 más; aparecerá aquí cuando indique que ya vio estas.
   *[other] Hay { $n } más; aparecerán aquí cuando indique que ya vio estas.
}
