# La única página que recibe una tableta u otra computadora mientras la clínica está bloqueada, por ejemplo tras un apagón

waiting-title = Clínica aún bloqueada
waiting-locked = La computadora de la clínica se reinició y sigue bloqueada. Alguien debe desbloquearla en la pantalla de esa misma computadora.
waiting-again = Esta página vuelve a comprobarlo por sí sola.
# Cuando se acaba de enviar un formulario
waiting-held = Lo que acaba de enviar espera en la clínica. Cuando la clínica esté abierta, inicie sesión en este dispositivo y volverá a aparecer.
waiting-lost = Lo que acaba de enviar no se guardó. Vuelva una página atrás para ver si sus palabras siguen ahí, y anótelas.
