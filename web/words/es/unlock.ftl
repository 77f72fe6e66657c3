# Llaves en archivos, que abren la clínica sin contraseña

unlock-title = Abrir sin contraseña
unlock-intro = Después de un corte de luz la clínica queda bloqueada hasta que alguien inicie sesión. Una llave en una memoria USB la abre: conecte la memoria, encienda la computadora, retire la memoria y guárdela bajo llave.
unlock-how = La persona encargada de esta computadora la inicia con: waystation clinic --unlock-file, y después el lugar del archivo.
unlock-keys = Llaves
unlock-none = No hay ninguna.
unlock-key-line = Creada el { $when }
unlock-shut-out = Anular
    .hint = Una llave perdida se anula aquí: desde ese momento no abre nada. Las copias anteriores de la carpeta de la clínica sí las sigue abriendo.
unlock-make = Crear una llave
    .warning = Quien tenga el archivo y la computadora de la clínica abre todo el registro. Guarde la memoria lejos de la computadora, nunca puesta en ella.
    .button = Crear una llave y guardar su archivo
    .full = No caben más: anule una primero.
    .own-screen = Eso se hace en la pantalla de la propia clínica.
unlock-shut-out-done = La llave está anulada.
