# El expediente de una persona nueva

newclient-title = Nuevo expediente
newclient-intro = Para empezar basta un nombre. Antes, busque en los casos: nadie debe tener dos expedientes.
newclient-usual-name = Nombre habitual
    .hint = Como le gusta que le llamen. Después se pueden agregar otros nombres.
newclient-reach = Una primera forma de contacto, si la persona quiere darla
newclient-begin = Abrir el expediente
# El mismo formulario se envió otra vez con otro texto, que se muestra abajo
newclient-begun = El expediente ya se había abierto, y este texto no está en él
    .next = No se abrió un segundo expediente. Vaya al expediente y agregue lo que falta.
newclient-open = Ir al expediente
