# Iniciar sesión

signin-title = Iniciar sesión
signin-open-clinic = Abrir esta clínica
signin-open-laptop = Abrir esta portátil
signin-locked = Todo aquí está cerrado con llave desde que el programa se detuvo. La primera persona que inicie sesión lo abre para las demás.
signin-intro = Su frase de acceso abre lo que usted puede ver y firma lo que usted escribe.
signin-kept = Lo que usted envió está guardado. Inicie sesión y aquí estará de nuevo.
signin-sign-in = Iniciar sesión
signin-and-open = Iniciar sesión y abrir
signin-forgot = ¿La olvidó? Nadie puede leerla ni devolvérsela. Quien supervisa puede agregarle de nuevo, con otro nombre de acceso.
signin-no-cookie = La frase de acceso es correcta, pero este navegador no guardó la cookie que indica quién inició sesión, así que no se puede abrir ninguna página. Permita las cookies para esta dirección en el navegador, o use otro navegador.
