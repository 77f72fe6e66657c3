# Un cliente nuevo

newclient-title = Nuevo cliente
newclient-intro = Basta un nombre para comenzar. Busque antes entre los casos, para que nadie tenga dos expedientes.
newclient-usual-name = Nombre habitual
    .hint = Cómo le gusta que le llamen. Después se pueden agregar otros nombres.
newclient-reach = Una primera forma de contacto, si la quiere dar
newclient-begin = Comenzar el expediente
# El mismo formulario se envió otra vez con otras palabras, que se muestran abajo
newclient-begun = El expediente ya se había comenzado, y estas palabras no están en él
    .next = Nadie tiene un segundo expediente. Abra el expediente y ponga ahí lo que falta.
newclient-open = Abrir el expediente
