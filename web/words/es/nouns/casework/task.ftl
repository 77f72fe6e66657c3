# Tareas

task = Tareas
    .one = tarea
    .add = Agregar una tarea
    .intro = Quién hace qué por la persona, y para cuándo.
    .empty = No hay nada pendiente escrito.
task-what = Qué hay que hacer
task-who = Quién
task-due = Para
task-priority = Qué tan urgente
    .routine = Normal
    .soon = Pronto
    .urgent = Urgente
task-status = Cómo va
    .open = Pendiente
    .doing = En curso
    .dropped = Se dejó
    .done = Hecha
task-remark = Comentario
    .hint = Por qué se dejó, o algo que convenga saber.
