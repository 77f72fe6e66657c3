# Comenzar una clínica

setup-title = Comenzar una clínica
setup-intro = Dos personas para empezar: algunas cosas, como borrar un expediente o volver a entrar después de una pérdida, necesitan a dos. Se pueden agregar más en cualquier momento. Que cada una escriba su propia frase de acceso: después nadie puede leerla.
setup-clinic = El nombre de la clínica
    .hint = Se muestra arriba en todas las páginas.
setup-you = Usted
setup-second = Una segunda persona
setup-begin = Comenzar
