# Adendas

addendum = Adendas
    .one = adenda
    .add = Agregar una adenda
    .intro = Lo que se agrega después a una nota firmada. Una vez guardada ya no se cambia.
    .heading = Adenda
addendum-note = Nota a la que pertenece
addendum-text = Adenda
    .hint = Lleva su nombre y la hora; la nota queda completa, como estaba.
