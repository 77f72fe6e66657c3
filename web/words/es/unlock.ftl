# Llaves en archivos, que abren la clínica sin contraseña

unlock-title = Abrir sin contraseña
unlock-intro = Después de un corte de luz la clínica queda bloqueada hasta que alguien inicie sesión. Una llave en una memoria USB la abre: conecte la memoria, encienda la computadora, retire la memoria y guárdela bajo llave.
unlock-how = La persona encargada de esta computadora la inicia con: waystation clinic --unlock-file, y después el lugar del archivo.
unlock-keys = Llaves
unlock-none = No hay ninguna.
unlock-key-line = Creada el { $when }
unlock-shut-out = Anular
    .hint = Una llave perdida se anula aquí: desde ese momento no abre nada, excepto las copias de seguridad anteriores.
unlock-make = Crear una llave
    .warning = Quien tenga el archivo y la computadora de la clínica puede abrir todos los datos guardados. Guarde la memoria lejos de la computadora; no la deje conectada.
    .button = Crear una llave y guardar su archivo
    .full = Ya hay tantas llaves como se permite: primero anule una.
    .own-screen = Solo se puede hacer en la computadora de la clínica.
unlock-shut-out-done = La llave se anuló.
