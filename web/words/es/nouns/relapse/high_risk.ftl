# Momentos de riesgo

high_risk = Momentos de riesgo
    .one = momento de riesgo
    .add = Agregar un momento de riesgo
    .intro = Momentos que se sabe que son difíciles o tentadores, y cómo superarlos.
    .empty = Aún no hay momentos. Revisen juntos las próximas dos semanas.
high_risk-what = El momento
    .hint = En palabras de la persona: el día de pago, el viernes a solas en casa.
high_risk-tempting = También es tentador
high_risk-likelihood = Qué tan probable es
    .hint = De 0 a 10.
high_risk-expected = Fecha esperada
high_risk-recurs = Con qué frecuencia vuelve
    .hint = Por ejemplo: cada día de pago.
high_risk-plans = Planes “si… entonces…” para ese momento
high_risk-before = Antes
    .hint = Qué lo hace más fácil desde antes.
high_risk-during = Durante
high_risk-after = Después
