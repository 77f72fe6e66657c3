# Plan de crisis

crisis = Plan de crisis
    .one = plan de crisis
    .intro = Qué hacer en un momento difícil, en orden, con los números a los que se puede llamar.
    .heading = Datos generales del plan
    .help = Lo que ayuda a esta persona en un momento difícil, paso a paso y en sus propias palabras. El plan es suyo: escríbanlo juntos y entréguele una copia.
crisis-status = Estado
    .draft = Borrador
    .agreed = Acordado con la persona
    .replaced = Reemplazado por uno más reciente
crisis-reasons = Razones para seguir adelante
    .hint = En palabras de la persona.
crisis-review_due = Próxima revisión
