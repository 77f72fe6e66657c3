# La página que conecta una sola vez una tableta, un teléfono o una computadora. La lee en ese dispositivo quien lo tiene.

connect-title = Conectar este dispositivo
connect-fresh = La clínica aún no está lista
    .sentence = Nadie ha configurado esta clínica todavía. Primero hay que hacerlo en la computadora de la clínica.
connect-locked = Clínica bloqueada
    .sentence = Primero alguien debe iniciar sesión en la computadora de la clínica. Después podrá abrir las páginas aquí.
connect-soon = Ya casi está lista
    .sentence = La clínica se acaba de abrir. Vuelva a intentarlo en un momento.
connect-trouble = La clínica no está lista
    .sentence = Primero hay que resolver un problema en la computadora de la clínica. La página “{ devices-title }” de esa computadora lo explica.

connect-intro = Esto se hace una sola vez y toma unos cinco minutos. Después, este dispositivo abre las páginas de la clínica sin más pasos.

connect-right = 3. ¿Es el certificado de la clínica?
    .sentence = Al instalarlo, o después en sus detalles, este mismo dispositivo muestra la huella SHA-256 del certificado. Sus ocho primeros y ocho últimos dígitos deben ser los del cartel que está junto a la computadora de la clínica, o los de la página “{ devices-title }” en esa computadora.
    .next = ¿Son distintos, o no hay con qué comparar? Quite el certificado y avise a alguien de la clínica. No se fíe de lo que dice esta página: cualquiera en la red podría hacer una igual.

connect-clock = 1. ¿Es correcta la hora?
# $time es "24 nov 2026, 10:42"
connect-clinic-clock = El reloj de la clínica marca { $time }.
connect-clock-unknown = ¿Este dispositivo marca lo mismo, con pocos minutos de diferencia? Si no, corrija el reloj que esté mal: las páginas solo se abren cuando los dos están bien.
connect-clock-agrees = El reloj de este dispositivo coincide.
# Sigue cuánto, por ejemplo "(3 días)"
connect-clock-behind = El reloj de este dispositivo está atrasado
connect-clock-ahead = El reloj de este dispositivo está adelantado
connect-clock-next = Corrija el que esté mal; de lo contrario es posible que las páginas no se abran.

# $name es el nombre del certificado
connect-install = 2. Instale el certificado de la clínica
    .sentence = Se llama “{ $name }”.
connect-certificate = Descargar el certificado
connect-profile = Descargar el perfil

# Lo que dice la pantalla del propio dispositivo va entre comillas, como aparece en español

connect-android = Tableta o teléfono Android
connect-android-settings = Abra “Configuración” (o “Ajustes”) y busque “Certificado de CA”. En la mayoría de los dispositivos está en “Seguridad”, “Encriptación y credenciales”, “Instalar un certificado”.
connect-android-file = Elija “Instalar de todos modos” y después el archivo clinic.crt de las descargas. El dispositivo pide su bloqueo de pantalla; si no tiene, configure uno.
connect-android-note = Después advierte que la red puede estar supervisada. Lo dice de cualquier certificado que se agrega.
connect-apple = iPhone o iPad
connect-apple-profile = En Safari, y elija “Permitir”:
connect-apple-install = Abra “Configuración”, después “Perfil descargado” (o “General”, “VPN y administración de dispositivos”) y elija “Instalar”. Dice “No verificado”; es lo esperado.
# $name es el nombre del certificado
connect-apple-trust = En “Configuración”, “General”, “Información”, hasta el final, abra “Configuración de confianza de certificados” y active “{ $name }”. Sin este paso las páginas no se abren.
connect-windows = Windows
connect-windows-file = Abra el archivo clinic.crt, elija “Instalar certificado”, después “Usuario actual” y después “Colocar todos los certificados en el siguiente almacén”.
connect-windows-store = Busque “Entidades de certificación raíz de confianza”, finalice y responda “Sí”.
connect-windows-note = Cierre el navegador y ábralo de nuevo. Sirve para Edge, Chrome y Firefox.
connect-mac = Mac
connect-mac-file = Abra el archivo clinic.crt. “Acceso a Llaveros” lo agrega.
# $name es el nombre del certificado
connect-mac-trust = En “Acceso a Llaveros”, busque “{ $name }” y ábralo. En “Confiar”, elija “Confiar siempre”.
connect-mac-note = Cierre la ventana; la Mac pide su contraseña. Después abra el navegador de nuevo.
connect-linux = Linux
connect-linux-firefox = Firefox: “Configuración” (o “Ajustes”), “Privacidad y seguridad”, “Certificados”, “Ver certificados”, “Autoridades”, “Importar”. Marque que puede identificar sitios web.
connect-linux-chrome = Chrome o Chromium: “Configuración”, “Privacidad y seguridad”, “Seguridad”, “Administrar certificados”. Impórtelo como autoridad que puede identificar sitios web.

connect-open = 4. Abra las páginas
    .sentence = Guarde la dirección en favoritos o en la pantalla de inicio. Si aparece una advertencia, falta algo del paso 2: no siga adelante y vuelva aquí.
connect-pages = Abrir las páginas de la clínica
connect-names = Si una dirección con nombre no se abre, use una con números: no todos los dispositivos encuentran los nombres.
