# Acceso a la atención

access_need = Acceso a la atención
    .one = necesidad de acceso
    .add = Agregar una necesidad de acceso
    .intro = Lo que dificulta venir o participar, y qué se hace al respecto.
    .empty = Aún no hay nada. Pregunte qué le cuesta para venir.
access_need-kind = Qué lo dificulta
    .transport = Transporte
    .childcare = Cuidado de hijos
    .work_hours = Horario de trabajo
    .disability = Discapacidad
    .literacy = Leer y escribir
    .internet = Internet
    .cost = Costo
    .stigma = El qué dirán
    .other = Otro
access_need-plan = Qué se hace
    .hint = Por ejemplo: citas después de las cinco, por teléfono en tiempo de cosecha.
