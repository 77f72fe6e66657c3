# Seguimientos breves

checkin = Seguimientos breves
    .one = seguimiento breve
    .add = Agregar un seguimiento breve
    .intro = Unas pocas preguntas entre sesiones.
    .empty = Aún no hay seguimientos breves.
checkin-need_help = Necesita ayuda
    .hint = Si la respuesta es sí, se activa de inmediato una alerta de seguridad.
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
    .hint = Lo que la persona desea. Aquí queda anotado; quien puede leer esta parte del expediente aún puede leerlo.
    .me = Solo la persona
    .therapist = Su terapeuta
    .team = El equipo
