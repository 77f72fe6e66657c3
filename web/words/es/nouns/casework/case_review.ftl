# Revisiones de un caso en equipo

case_review = Revisiones del caso
    .one = revisión del caso
    .add = Revisar el caso
    .intro = Lo que decidió el equipo al revisar el caso, y cuándo lo vuelve a revisar.
    .empty = Aún no hay revisiones del caso.
    .help = Es un borrador hasta que lo firma quien lo escribió; después ya no cambia, y una corrección es una revisión nueva. Cuando toque la siguiente, lo dicen la página Hoy y la revisión semanal.
case_review-happened = Fecha de la revisión
case_review-present = Quiénes estuvieron
    .hint = Nombres o funciones del equipo.
case_review-decided = Qué decidimos
    .hint = Qué sigue igual, qué cambia, quién hace qué.
case_review-next = Revisar de nuevo antes del
case_review-corrects = Corrige una revisión anterior
case_review-signed = Texto firmado
