// A first signed call in Go, with its standard library alone.
//
//	CAGE_URL=… CAGE_KEY_ID=… CAGE_SECRET=… go run balance.go
//
// `sign TIMESTAMP METHOD PATH` and `sign-answer TIMESTAMP STATUS` print a signature of what standard input says.
package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

func main() {
	if len(os.Args) > 1 && (os.Args[1] == "sign" || os.Args[1] == "sign-answer") {
		body, err := io.ReadAll(os.Stdin)
		must(err)
		fmt.Println(sign(os.Args[2:], body))
		return
	}
	balance()
}

// sign is HMAC-SHA256 over a line each of v1 and the parts, then the raw body: its bytes, never JSON written again.
func sign(parts []string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(os.Getenv("CAGE_SECRET")))
	mac.Write([]byte("v1\n" + strings.Join(parts, "\n") + "\n"))
	mac.Write(body)
	return "v1=" + hex.EncodeToString(mac.Sum(nil))
}

func balance() {
	path := "/api/wallet/balance"
	body, err := json.Marshal(map[string]string{
		"player_id": env("CAGE_PLAYER", "magic-ok"),
		"currency":  env("CAGE_CURRENCY", "EUR"),
	})
	must(err)
	timestamp := strconv.FormatInt(time.Now().Unix(), 10)
	request, err := http.NewRequest("POST", os.Getenv("CAGE_URL")+path, bytes.NewReader(body))
	must(err)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("X-Key-Id", os.Getenv("CAGE_KEY_ID"))
	request.Header.Set("X-Timestamp", timestamp)
	request.Header.Set("X-Signature", sign([]string{timestamp, "POST", path}, body))
	client := http.Client{Timeout: 10 * time.Second}
	answer, err := client.Do(request)
	must(err)
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	must(err)
	fmt.Println(answer.StatusCode, string(raw))

	signed := []string{answer.Header.Get("X-Timestamp"), strconv.Itoa(answer.StatusCode)}
	if !hmac.Equal([]byte(answer.Header.Get("X-Signature")), []byte(sign(signed, raw))) {
		log.Fatal("The answer is NOT signed: do not believe it.")
	}
	fmt.Println("The answer is signed by the wallet.")
}

func env(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
