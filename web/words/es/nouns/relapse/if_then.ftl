# Planes “si… entonces…”

if_then = Planes “si… entonces…”
    .one = plan “si… entonces…”
    .add = Agregar un plan “si… entonces…”
    .intro = Qué hará la persona cuando llegue el momento, paso a paso.
    .empty = Aún no hay planes. Empiece por el detonante más frecuente.
if_then-when = Si pasa esto
    .hint = En palabras de la persona.
if_then-triggers = A qué detonantes responde
if_then-person = A quién puede acudir
if_then-tested = Fecha en que se probó
if_then-worked = ¿Funcionó?
    .yes = Sí
    .partly = En parte
    .no = Esta vez no
