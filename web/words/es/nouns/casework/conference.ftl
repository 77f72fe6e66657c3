# Reuniones de caso

conference = Reuniones de caso
    .one = reunión de caso
    .add = Anotar una reunión de caso
    .intro = Quiénes se reunieron sobre su atención, qué se decidió y quién lo hace.
    .empty = Aún no hay reuniones de caso.
    .help = Es un borrador hasta que lo firma quien lo escribió; después ya no cambia, y una corrección es una reunión nueva. Cuando toque volver a reunirse, la página Hoy lo indica.
conference-happened = Fecha de la reunión
conference-present = Quiénes estuvieron
    .hint = Nombres y de dónde viene cada quien.
conference-client_there = La persona estuvo presente
conference-about = De qué se trató
conference-decisions = Qué se decidió
    .hint = Y por qué.
conference-tasks = Tareas que resultaron
conference-next = Volver a reunirse antes del
conference-corrects = Corrige una reunión anterior
conference-signed = Texto firmado
