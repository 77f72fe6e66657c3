# Rutinas

routine = Rutinas
    .one = rutina
    .add = Agregar una rutina
    .intro = Lo que da orden al día, con una versión más pequeña para los malos días.
    .empty = Aún no hay rutinas. Aproveche una que la persona ya tenga.
routine-name = Nombre
    .hint = Por ejemplo: la caminata después de cenar.
routine-days = Días
    .mon = Lunes
    .tue = Martes
    .wed = Miércoles
    .thu = Jueves
    .fri = Viernes
    .sat = Sábado
    .sun = Domingo
routine-time = Hora
    .hint = Por ejemplo: a las 7 o al salir del trabajo.
routine-backup = En un mal día
    .hint = Una versión más pequeña que también cuenta.
