# Seguimientos breves

checkin = Seguimientos breves
    .one = seguimiento breve
    .add = Agregar un seguimiento breve
    .intro = Unas pocas preguntas entre sesiones.
    .empty = Aún no hay seguimientos breves.
checkin-need_help = Necesita ayuda
    .hint = Si la respuesta es sí, se activa de inmediato una alerta de seguridad. Las primeras páginas del personal dirán que se pidió ayuda y qué día, también cuando el resto no se muestra a todos.
checkin-help_with = Para qué necesita ayuda
checkin-mood = Ánimo
    .hint = De 0 a 10.
checkin-urges = Impulsos
    .hint = De 0 a 10.
checkin-used_plan = Usó el plan
checkin-mode = Cómo se hizo
    .in_person = En persona
    .phone = Por teléfono
    .text = Por mensaje
    .self = Lo llenó la persona
    .paper = En papel
checkin-visible = Quién puede leerlo
    .hint = «Solo la persona»: aún no entra al programa por su cuenta, así que solo lo ve quien lo anota aquí. «Su terapeuta»: terapeutas del equipo, supervisión y quien lo anotó. Esto vale en todas las páginas y en papel; las computadoras de la clínica lo guardan de todos modos, como todo el expediente.
    .me = Solo la persona
    .therapist = Su terapeuta
    .team = Cualquiera que pueda abrir este expediente
    .blank = Sin indicar: cualquiera que pueda abrir este expediente
