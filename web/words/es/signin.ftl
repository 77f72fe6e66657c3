# Iniciar sesión

signin-title = Iniciar sesión
signin-open-clinic = Abrir la clínica
signin-open-laptop = Abrir esta laptop
signin-locked = Todo está bloqueado desde que el programa se detuvo. La primera persona que inicie sesión lo abre para las demás.
signin-intro = Con su contraseña se abre lo que usted puede ver y se firma lo que usted escribe.
signin-kept = Lo que usted envió está en espera. Inicie sesión y lo encontrará.
signin-sign-in = Iniciar sesión
signin-and-open = Iniciar sesión y abrir
signin-forgot = ¿Olvidó su contraseña? Nadie puede leerla ni recuperarla. Supervisión puede agregarle de nuevo, con otro usuario.
signin-no-cookie = La contraseña es correcta, pero este navegador no guardó la cookie que indica quién inició sesión, así que no puede abrir ninguna página. Permita las cookies para esta dirección en el navegador, o use otro navegador.
