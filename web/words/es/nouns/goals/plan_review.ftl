# Revisiones con la persona

plan_review = Revisiones del plan
    .one = revisión del plan
    .add = Revisar el plan juntos
    .intro = Lo que mantenemos, cambiamos y dejamos de hacer, decidido en conjunto.
    .empty = Aún no hay revisiones.
    .help = Es un borrador hasta que lo firma quien lo escribió; después ya no cambia, y una corrección es una revisión nueva. Cuando toque la siguiente, la página Hoy lo indica.
plan_review-happened = Fecha de la revisión
plan_review-present = Quiénes estuvieron
plan_review-goals = Metas que revisamos
plan_review-kept = Qué mantenemos
    .hint = Y por qué.
plan_review-changed = Qué cambiamos
    .hint = Y por qué.
plan_review-stopped = Qué dejamos de hacer
    .hint = Y por qué.
plan_review-words = En sus propias palabras
plan_review-agrees = La persona está de acuerdo
plan_review-next = Próxima revisión
plan_review-corrects = Corrige una revisión anterior
plan_review-signed = Texto firmado
