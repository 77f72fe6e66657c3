# Planes para cuando pase

if_then = Planes para cuando pase
    .one = plan para cuando pase
    .add = Empezar un plan para cuando pase
    .intro = Lo que hará cuando llegue, paso a paso.
    .empty = Aún no hay planes. Empiece por el detonante más frecuente.
if_then-when = Si pasa esto
    .hint = En sus palabras.
if_then-triggers = A qué detonantes responde
if_then-person = A quién puede acudir
if_then-tested = Se probó el
if_then-worked = Sirvió
    .yes = Sí
    .partly = En parte
    .no = Esta vez no
