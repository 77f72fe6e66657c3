# Adendas

addendum = Adendas
    .one = adenda
    .add = Agregar una adenda
    .intro = Lo que se dice después sobre una nota firmada. Queda tal como se guardó.
    .heading = Adenda
addendum-note = La nota a la que pertenece
addendum-text = Adenda
    .hint = Lleva su nombre y la hora, y no oculta nada de la nota.
