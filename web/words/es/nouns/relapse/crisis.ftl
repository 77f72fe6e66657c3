# Plan de crisis

crisis = Plan de crisis
    .one = plan de crisis
    .intro = Qué hacer cuando se pone difícil, en orden, con los números a los que llamar.
    .heading = El plan en conjunto
    .help = Lo que ayuda a esta persona cuando se pone difícil, paso a paso y con sus propias palabras. Es suyo; escríbalo con ella y dele una copia.
crisis-status = Hasta dónde ha llegado
    .draft = Borrador
    .agreed = Acordado con la persona
    .replaced = Hay uno más nuevo
crisis-reasons = Razones para seguir
    .hint = En sus palabras.
crisis-review_due = Revisarlo de nuevo el
