# Intimidad

intimacy_intention = Intimidad
    .one = deseo de intimidad
    .heading = Un deseo, en reserva
    .add = Agregar un deseo
    .intro = Muy reservado. No aparece en ninguna lista.
    .empty = Aún no hay nada anotado.
intimacy_intention-intention = Lo que desea
intimacy_intention-safety = Consentimiento y seguridad
intimacy_intention-step = Un paso pequeño
intimacy_intention-review = Fecha de revisión
intimacy_intention-sensitivity = Confidencialidad
    .very_restricted = Muy reservada
    .restricted = Reservada
    .normal = La habitual
