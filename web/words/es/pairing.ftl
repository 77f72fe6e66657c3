# La vinculación de una laptop con su clínica, como la dice el formulario de la laptop

pairing-address = Escriba la dirección de la clínica tal como aparece en su pantalla, por ejemplo 192.168.1.20:8471.
# $id son los primeros dígitos del certificado de la clínica.
pairing-found = Clínica { $id }
pairing-code-length = { $found ->
    [one] El código está incompleto: debe tener { $length } letras y números, pero se escribió 1; revise la pantalla de la clínica.
   *[other] El código está incompleto: debe tener { $length } letras y números, pero se escribieron { $found }; revise la pantalla de la clínica.
}
pairing-code-character = El código no es válido: el carácter { $place } no se usa en los códigos; revise la pantalla de la clínica.
# Le sigue una oración que dice por qué.
pairing-not-joined = No se pudo vincular.

pairing-code-not-accepted = El código es incorrecto, ya se usó o venció; compárelo con el de la pantalla de la clínica, o pida uno nuevo a supervisión. Si se rechaza un código que sin duda es correcto, no continúe y avise a supervisión: es posible que otra computadora esté respondiendo en lugar de la clínica.
pairing-clinic-trouble = La clínica aceptó el código pero no pudo terminar; pida a supervisión que genere un código nuevo e inténtelo otra vez.
pairing-not-understood = La otra computadora envió algo que no se entiende; verifique que las dos tengan la misma versión.
pairing-laptop-name = { $n ->
    [one] El nombre de una laptop debe tener 1 byte en una sola línea; elija otro nombre.
   *[other] El nombre de una laptop debe tener entre 1 y { $n } bytes en una sola línea; elija otro nombre.
}
pairing-welcome = La clínica respondió algo que esta versión no entiende: actualice las dos computadoras.

# La pantalla de la propia clínica, cuando el código ya no está vigente

pairing-window-letting-in = El código ya se usó; la laptop se está vinculando. Vuelva a intentarlo en un momento.
pairing-window-expired = El código venció.
pairing-window-clock-set-back = El reloj de esta computadora se atrasó mientras el código estaba vigente, así que el código se canceló.
pairing-window-too-many-tries = Hubo demasiados intentos fallidos, así que el código se canceló. Si no fue usted, averigüe quién lo estaba intentando.
pairing-window-closed = El código ya no está vigente.
