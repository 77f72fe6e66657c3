# El expediente de una persona nueva

newclient-title = Nuevo expediente
newclient-intro = Para empezar basta un nombre. Antes de abrir el expediente se muestra quién quizás ya tenga uno.
newclient-usual-name = Nombre habitual
    .hint = Como le gusta que le llamen. Después se pueden agregar otros nombres.
newclient-family = Apellido (para las listas)
    .hint = Solo si lo tiene: la parte del nombre por la que se ordenan las listas, como García en “Luz García López” o Nagy en “Nagy Ágnes”. Puede dejarlo en blanco.
newclient-reach = Una primera forma de contacto, si la persona quiere darla
newclient-begin = Abrir el expediente
# El mismo formulario se envió otra vez con otro texto, que se muestra abajo
newclient-begun = El expediente ya se había abierto, y este texto no está en él
    .next = No se abrió un segundo expediente. Vaya al expediente y agregue lo que falta.
newclient-open = Ir al expediente
# Antes de abrir un expediente: quienes quizás ya tengan uno
newclient-likely = ¿Es una de estas personas?
    .open = Ir a este expediente
    .next = Todavía no se escribió nada. Si es una de ellas, vaya a ese expediente.
newclient-none-of = No, abrir un expediente nuevo
