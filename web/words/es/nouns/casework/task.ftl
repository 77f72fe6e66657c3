# Tareas

task = Tareas
    .one = tarea
    .add = Agregar una tarea
    .intro = Qué hay que hacer por la persona, quién lo hace y para cuándo.
    .empty = No hay tareas anotadas.
task-what = Qué hay que hacer
task-who = Responsable
task-due = Fecha límite
task-priority = Prioridad
    .routine = Normal
    .soon = Pronto
    .urgent = Urgente
task-status = Estado
    .open = Pendiente
    .doing = En proceso
    .dropped = Cancelada
    .done = Hecha
task-about = Sobre qué
task-remark = Comentario
    .hint = Por qué se canceló, o algo que convenga saber.
