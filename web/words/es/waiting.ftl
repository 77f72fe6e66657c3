# La única página que recibe una tableta u otra computadora mientras la clínica está bloqueada, por ejemplo tras un apagón

waiting-title = Clínica aún bloqueada
waiting-locked = La computadora de la clínica se reinició y sigue bloqueada. Alguien debe desbloquearla en la pantalla de esa misma computadora.
waiting-again = Esta página vuelve a comprobarlo por sí sola.
# Cuando se acaba de enviar un formulario
waiting-sent = Lo que acaba de enviar no se guardó. Vuelva una página atrás para ver si sus palabras siguen ahí, y anótelas.
