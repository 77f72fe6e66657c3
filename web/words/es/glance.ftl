# La primera página de un expediente

glance-title = Expediente
glance-heading = Resumen
glance-goals = Metas activas
glance-no-goal = No hay metas activas.
glance-other-goals = { $n ->
    [one] Hay una meta que aún no está activa.
   *[other] Hay { $n } metas que aún no están activas.
}
glance-tasks = Tareas pendientes
glance-no-task = No hay tareas pendientes.
glance-nobody = sin asignar
# Quién hace una tarea y "vence mañana"
glance-who-due = { $who }, { $due }
glance-drafts = Borradores
glance-draft = Nota sin firmar
glance-calls = A quién acudir en un momento difícil
glance-no-call = Aún no está anotado a quién acudir.
glance-note = Última nota
# Hay respuestas que activaron una alerta de seguridad, o alguien la activó
glance-asked = Pidió ayuda en un seguimiento
glance-safety = Requiere atención hoy
# Después de las primeras líneas de un bloque
glance-more = { $n } más
# Lo mismo de las vías de contacto, de las cuales $m no son seguras
glance-more-not-safe = y { $n } más; no son seguras: { $m }
# Bajo la última nota, si una más reciente no cuenta
glance-note-struck = Una nota más reciente se registró por error
