# La única página que recibe una tableta u otra computadora mientras la clínica está bloqueada, por ejemplo tras un apagón

waiting-title = Clínica aún bloqueada
waiting-locked = La computadora de la clínica se reinició y sigue bloqueada. Alguien debe iniciar sesión en esa misma computadora.
waiting-again = Esta página lo comprueba de nuevo automáticamente.
# Cuando se acaba de enviar un formulario
waiting-held = Lo que acaba de enviar espera en la clínica. Cuando la clínica esté abierta, inicie sesión en este dispositivo y volverá a aparecer.
waiting-lost = Lo que acaba de enviar no se guardó. Vuelva a la página anterior: si lo que escribió sigue ahí, cópielo antes de continuar.
