# Qué hacemos

intervention = Qué hacemos
    .one = acción
    .add = Agregar qué hacemos
    .empty = Aún no se acordó qué hacemos.
intervention-what = Qué hacemos
    .hint = Por ejemplo: practicar llamadas, una carta para quien le renta.
intervention-who = Quién
intervention-how_often = Cada cuánto
intervention-until = Hasta
