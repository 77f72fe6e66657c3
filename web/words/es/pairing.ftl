# La vinculación de una portátil con su clínica, como la dice el formulario de la portátil

pairing-address = Escriba la dirección de la clínica tal como aparece en su pantalla, por ejemplo 192.168.1.20:8471.
# $id son las primeras cifras del certificado de la clínica.
pairing-found = Clínica { $id }
pairing-code-length = { $found ->
    [one] El código no está completo: un código tiene { $length } letras y números, pero se escribió 1; mire otra vez la pantalla de la clínica.
   *[other] El código no está completo: un código tiene { $length } letras y números, pero se escribieron { $found }; mire otra vez la pantalla de la clínica.
}
pairing-code-character = El código no está completo: el carácter { $place } no es de los que llevan los códigos; mire otra vez la pantalla de la clínica.
# Le sigue una oración que dice por qué.
pairing-not-joined = No funcionó.

pairing-code-not-accepted = El código es incorrecto, ya se usó o se le acabó el tiempo; compárelo con la pantalla de la clínica, o pida allí uno nuevo a quien supervisa. Si no se acepta un código que seguramente es correcto, deténgase y avise a quien supervisa: puede que otra computadora esté respondiendo en lugar de la clínica.
pairing-clinic-trouble = La clínica aceptó el código pero no pudo terminar; pida allí a quien supervisa que abra un código nuevo e inténtelo otra vez.
pairing-not-understood = La otra computadora envió algo que no se entiende; compruebe que ambas tengan la misma versión.
pairing-laptop-name = { $n ->
    [one] El nombre de una portátil necesita 1 byte en una sola línea; elija otro nombre.
   *[other] El nombre de una portátil necesita entre 1 y { $n } bytes en una sola línea; elija otro nombre.
}
pairing-welcome = La clínica respondió con algo que esta versión no entiende: actualice las dos.

# La pantalla de la propia clínica, cuando su ventana está cerrada

pairing-window-letting-in = El código se usó; la portátil está entrando. Mire otra vez en un momento.
pairing-window-expired = Al código se le acabó el tiempo.
pairing-window-clock-set-back = El reloj de esta computadora se atrasó mientras la ventana estaba abierta, así que se cerró.
pairing-window-too-many-tries = Hubo demasiados intentos equivocados, así que la ventana se cerró. Averigüe quién lo estaba intentando, si no era usted.
pairing-window-closed = La ventana está cerrada.
