# La primera página de un expediente

glance-title = Expediente
glance-heading = De un vistazo
glance-goals = Metas activas
glance-no-goal = No hay ninguna meta activa.
glance-other-goals = { $n ->
    [one] Una meta todavía no está activa.
   *[other] { $n } metas todavía no están activas.
}
glance-tasks = Tareas pendientes
glance-no-task = No hay nada pendiente.
glance-nobody = nadie todavía
# Quién hace una tarea y "para mañana"
glance-who-due = { $who }, { $due }
glance-drafts = Borradores
glance-draft = Nota sin firmar todavía
glance-calls = Cuando se pone difícil
glance-no-call = Todavía no está anotado a quién acudir.
glance-note = La nota más reciente
# Answers or somebody raised a safety flag
glance-safety = Una persona tiene que mirar esto hoy
# After the first lines of a block
glance-more = { $n } más
