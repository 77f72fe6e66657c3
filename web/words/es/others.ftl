# Cómo llegan a las páginas las tabletas y otras computadoras del edificio, en la página de laptops de la clínica

others-title = Tabletas y otras computadoras
others-off = Estas páginas solo se abren en esta computadora. Para abrirlas también en tabletas, inicie Waystation sin --https off.
others-soon = En preparación. Vuelva a intentarlo en un momento.
# Siguen direcciones
others-pages-only = La conexión de dispositivos nuevos está desactivada con --connect off. Los que ya se conectaron abren las páginas en:
others-begin = Dentro de este edificio y con la red propia de la clínica. Cada dispositivo se conecta una sola vez: abra en él una de estas direcciones, escribiéndola o con la cámara.
others-words = Al instalar el certificado, el propio dispositivo muestra su huella. Los ocho primeros y los ocho últimos dígitos deben ser estos:
# $addresses es una dirección o varias
others-outside = Esta computadora también está en { $addresses }, que no es una dirección interna del edificio y apareció después de crear el certificado de la clínica. Allí las páginas no se abren; use las direcciones de arriba.
others-poster = Cartel para imprimir
others-fingerprint = Huella del certificado
    .hint = Para tener plena seguridad, compárela con la que muestra el dispositivo (SHA-256):
# Se lee en voz alta donde una dirección aparece como imagen
others-picture = Para la cámara: { $address }

# Por qué no funciona

others-damaged = El archivo { $file } de la carpeta de datos está dañado. Recupérelo de la copia de seguridad más reciente. Si no hay ninguna, detenga Waystation, retire el archivo e inícielo de nuevo: habrá que conectar otra vez cada tableta y computadora.
others-disk = No se pudo leer o escribir el certificado de la clínica. Revise si el disco está lleno y después inicie Waystation de nuevo.
others-clock = No se puede leer el reloj de esta computadora. Póngale la fecha de hoy y después inicie Waystation de nuevo.
others-restart = No se pudo preparar el certificado de la clínica. Reinicie esta computadora; si el problema sigue, avise a la persona encargada de ella.
