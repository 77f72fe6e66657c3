# Versiones del plan

plan_version = El plan acordado
    .one = versión del plan
    .add = Redactar el plan para acordarlo
    .intro = Todo el plan en palabras, firmado y vigente hasta una fecha. Uno posterior toma su lugar.
    .empty = Aún no se acordó ninguna versión.
    .help = Una versión nueva empieza con lo que el plan dice hoy; cámbiela en conjunto hasta que se lea como lo diría la persona. Cuando la firma quien la escribió ya no cambia, y la persona, supervisión y otras personas pueden agregar que están de acuerdo. Cuando vence la más reciente, la página Hoy lo indica.
plan_version-happened = Fecha en que se redactó
plan_version-plan = El plan
    .hint = Empieza con lo que el plan contiene hoy. Quite lo que la persona no quiera en él.
plan_version-changed = Qué cambió desde el anterior
    .hint = Y por qué.
plan_version-until = Vigente hasta
plan_version-corrects = Corrige una versión anterior
plan_version-signed = Texto firmado
