# Cómo llegan a las páginas las tabletas y otras computadoras del edificio, en la página de portátiles de la clínica

others-title = Tabletas y otras computadoras
others-off = Estas páginas se dan solo a esta computadora. Para abrirlas también en tabletas, inicie Waystation sin --https off.
others-soon = Se está preparando. Mire otra vez en un momento.
# Siguen direcciones
others-pages-only = La conexión de equipos nuevos está desactivada con --connect off. Los que ya se conectaron abren las páginas en:
others-begin = En este edificio y con la red propia de la clínica. Cada equipo se conecta una sola vez: abra en él una de estas direcciones, escribiéndola o con su cámara.
others-words = El equipo muestra cuatro palabras, que deben ser estas:
# $addresses es una dirección o varias
others-outside = Esta computadora está también en { $addresses }, que no es una dirección propia de un edificio y llegó después de crearse el certificado de la clínica. Allí las páginas no se abren; use las direcciones de arriba.
others-poster = Un cartel para imprimir
others-fingerprint = La huella del certificado
    .hint = Si quiere estar del todo seguro, compárela con la que muestra el equipo (SHA-256):
# Se lee en voz alta donde una dirección aparece como imagen
others-picture = Para una cámara: { $address }

# Por qué no funciona

others-damaged = El archivo { $file } de la carpeta de datos está dañado. Recupérelo de la copia de seguridad más reciente. Si no hay ninguna, detenga Waystation, quite el archivo e inícielo de nuevo: habrá que conectar otra vez cada tableta y computadora.
others-disk = No se pudo leer o escribir el certificado de la clínica. Mire si el disco está lleno y después inicie Waystation otra vez.
others-clock = No se puede leer el reloj de esta computadora. Póngale la fecha de hoy y después inicie Waystation otra vez.
others-restart = No se pudo preparar el certificado de la clínica. Reinicie esta computadora; si sigue así, avise a quien la cuida.
